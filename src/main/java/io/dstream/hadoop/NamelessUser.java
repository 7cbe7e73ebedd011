package io.dstream.hadoop;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Handles a user id without a name, as in some containers. Hadoop asks the system for a name and
 * fails without one, so the id becomes the name.
 */
public final class NamelessUser {
  private static final String NAME = "user.name";
  private static final String HOME = "user.home";

  /** Java's value for an unknown user name or home. */
  private static final String NONE = "?";

  private NamelessUser() {}

  /** Returns the user id. The JDK returns 0 for a user without a name. */
  private static String id() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString(); // proc(5)
    } catch (IOException e) {
      return Long.toString(new UnixSystem().getUid()); // a system without /proc
    }
  }

  /** Sets a name and a home for the process's user, if the system knows none. */
  public static void logIn() {
    if (NONE.equals(System.getProperty(HOME))) {
      Path home = Path.of(System.getenv().getOrDefault("HOME", ""));
      System.setProperty(HOME, home.isAbsolute() ? home.toString() : "/");
    }
    if (NONE.equals(System.getProperty(NAME))) {
      String id = id();
      System.setProperty(NAME, id);
      UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(id));
    }
  }
}
