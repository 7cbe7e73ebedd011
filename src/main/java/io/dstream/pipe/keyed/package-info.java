/** Aggregation and state by key, independent of the engine: tables, packed rows and snapshots. */
package io.dstream.pipe.keyed;
