/**
 * {@code --sink kafka}: rows as records of a topic. {@code RecordFormat} makes a record of a row.
 * At least once, each task sends its rows through the producer of its executor ({@code
 * TopicWriter}). Exactly once, the rows of a batch are brought to the partitions of the topic, and
 * each partition's rows and the batch's time are one transaction ({@code TransactionalWriter}).
 */
package io.dstream.sink.kafka;
