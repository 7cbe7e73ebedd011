/**
 * SQL queries over named views. They are parsed and resolved without a session, and run in a
 * session on the rows of each batch. The package depends on no pipeline and no source.
 */
package io.dstream.pipe.query;
