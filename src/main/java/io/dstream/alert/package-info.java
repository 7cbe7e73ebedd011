/**
 * Alerts: conditions on the rows of a result, and notifications when one starts or stops holding.
 * The tasks of a batch evaluate the rows ({@link io.dstream.alert.Evaluation}). The driver updates
 * the alerts once the batch is in every sink ({@link io.dstream.alert.Alerts}).
 */
package io.dstream.alert;
