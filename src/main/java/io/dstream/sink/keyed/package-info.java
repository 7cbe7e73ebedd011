/** Gives rows keys by which a batch that is written again finds what it wrote before. */
package io.dstream.sink.keyed;
