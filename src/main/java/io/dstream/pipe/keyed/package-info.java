/**
 * Aggregation and state by key, without the engine: tables, packed rows and immutable snapshots.
 */
package io.dstream.pipe.keyed;
