/**
 * What a stream remembers from batch to batch: keys are spread over a fixed number of groups
 * ({@link io.dstream.state.KeyGroups}), and each group has a state of its own.
 */
package io.dstream.state;
