/**
 * Alerts: conditions on the rows of a result, and who is told when one begins or ends to hold. The
 * rows are asked in the tasks of a batch ({@link io.dstream.alert.Evaluation}); what follows from
 * it is decided on the driver, once the batch is in every sink ({@link io.dstream.alert.Alerts}).
 */
package io.dstream.alert;
