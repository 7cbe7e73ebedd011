/**
 * Implements {@code --sink kafka}, which writes rows as records to a topic. {@code RecordFormat}
 * makes a record from a row. With at-least-once delivery, each task sends its rows through the
 * producer of its executor ({@code TopicWriter}). With exactly-once delivery, a shuffle groups the
 * rows of a batch by topic partition, and each partition's rows and the batch time are written in
 * one transaction ({@code TransactionalWriter}).
 */
package io.dstream.sink.kafka;
