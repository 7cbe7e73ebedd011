package io.dstream.hadoop;

import com.sun.security.auth.module.UnixSystem;
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

  /** Gives the process's user a name, and a home, where the system knows none. */
  public static void logIn() {
    if (NONE.equals(System.getProperty(HOME))) {
      Path home = Path.of(System.getenv().getOrDefault("HOME", ""));
      System.setProperty(HOME, home.isAbsolute() ? home.toString() : "/");
    }
    if (NONE.equals(System.getProperty(NAME))) {
      String id = Long.toString(new UnixSystem().getUid());
      System.setProperty(NAME, id);
      UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(id));
    }
  }
}
