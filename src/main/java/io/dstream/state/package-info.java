/**
 * The state of a stream from batch to batch. Keys are spread over a fixed number of groups ({@link
 * io.dstream.state.KeyGroups}), and each group has its own state.
 */
package io.dstream.state;
