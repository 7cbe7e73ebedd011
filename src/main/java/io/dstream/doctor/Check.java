package io.dstream.doctor;

import java.util.List;

/** Looks at one thing and changes nothing. */
public interface Check {
  /** One word, which is the same in every build. */
  String name();

  /**
   * What there is to say; nothing where the thing is not there and not asked for.
   *
   * @throws io.dstream.spec.DstreamException what is wrong, in the words of a run
   */
  List<Finding> look() throws Exception;
}
