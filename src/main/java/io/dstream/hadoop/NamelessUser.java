package io.dstream.hadoop;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * A user id that the system has no name for, as containers are given one. Hadoop asks the system
 * for a name and fails without one, so the id is the name.
 */
public final class NamelessUser {
  private static final String NAME = "user.name";
  private static final String HOME = "user.home";

  /** What Java has in place of a name and of a home. */
  private static final String NONE = "?";

  private NamelessUser() {}

  /** The JDK's own answer is 0 for a user without a name. */
  private static String id() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString(); // proc(5)
    } catch (IOException e) {
      return Long.toString(new UnixSystem().getUid()); // a system without it
    }
  }

  /** Gives the process's user a name, and a home, where the system knows none. */
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
