package io.dstream.doctor;

import java.util.List;

/** Checks one thing and changes nothing. */
public interface Check {
  /** The name of the check, one word that is the same in every build. */
  String name();

  /**
   * Returns the findings; empty when the thing does not exist and was not asked for.
   *
   * @throws io.dstream.spec.DstreamException the problem, in the words of a run
   */
  List<Finding> look() throws Exception;
}
