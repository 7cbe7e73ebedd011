/**
 * Queries of SQL over named views: parsed and resolved without a session, and run in one on the
 * rows of each batch. It knows no pipeline and no source: whoever has rows by name can use it.
 */
package io.dstream.pipe.query;
