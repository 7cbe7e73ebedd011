package io.dstream.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets how long a test waits for a condition unless it says otherwise, once per JVM: tests run on
 * machines of any speed, so the limit only catches a hang. The limit of a whole test is in {@code
 * junit-platform.properties}.
 */
public final class Patience implements LauncherSessionListener {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
