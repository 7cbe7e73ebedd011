package io.dstream.live;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Reads keys and applies them to the settings. */
final class LiveKeys {
  private enum Key {
    QUIT,
    SUSPEND,
    PAUSE,
    SORT,
    FILTER,
    MORE,
    FEWER,
    EARLIER,
    LATER,
    INSERT,
    ERASE,
    ACCEPT,
    CANCEL,
    UNKNOWN
  }

  private static final long ESCAPE_MILLIS = 100; // the bytes of an arrow key arrive faster
  private static final String CTRL_D = "\004";
  private static final String CTRL_Z = "\032";
  private static final String ESCAPE = "\033";

  private final BindingReader keys;
  private final KeyMap<Key> commands = new KeyMap<>();
  private final KeyMap<Key> typing = new KeyMap<>();
  private final Runnable quit;
  private final Runnable suspend;

  /** Reads keys of {@code terminal}; runs {@code quit} and {@code suspend} for their keys. */
  LiveKeys(Terminal terminal, Runnable quit, Runnable suspend) {
    this.keys = new BindingReader(terminal.reader());
    this.quit = quit;
    this.suspend = suspend;
    commands.bind(Key.QUIT, "q", "Q", CTRL_D);
    commands.bind(Key.PAUSE, "p", " ");
    commands.bind(Key.SORT, "s");
    commands.bind(Key.FILTER, "/");
    commands.bind(Key.MORE, "+", "=");
    commands.bind(Key.FEWER, "-");
    commands.bind(Key.EARLIER, "[");
    commands.bind(Key.LATER, "]");
    bind(terminal, Capability.key_down, Key.MORE);
    bind(terminal, Capability.key_up, Key.FEWER);
    commands.bind(Key.CANCEL, ESCAPE);
    typing.bind(Key.ACCEPT, "\r", "\n");
    typing.bind(Key.CANCEL, ESCAPE);
    typing.bind(Key.ERASE, "\177", "\b");
    typing.bind(Key.QUIT, CTRL_D);
    for (char c = ' '; c < '\177'; c++) {
      typing.bind(Key.INSERT, String.valueOf(c));
    }
    typing.setUnicode(Key.INSERT);
    for (KeyMap<Key> map : List.of(commands, typing)) {
      map.bind(Key.SUSPEND, CTRL_Z);
      map.setNomatch(Key.UNKNOWN);
      map.setAmbiguousTimeout(ESCAPE_MILLIS);
    }
  }

  private void bind(Terminal terminal, Capability key, Key meaning) {
    String sequence = KeyMap.key(terminal, key);
    if (sequence != null) {
      commands.bind(meaning, sequence);
    }
  }

  /**
   * Waits for a key.
   *
   * @return {@code settings} as changed by the key; unchanged when none came in time
   */
  LiveSettings await(long millis, LiveSettings settings) {
    int character = keys.peekCharacter(millis);
    if (character == NonBlockingReader.EOF) {
      LockSupport.parkNanos(millis * 1_000_000); // no more keys will come
    }
    if (character < 0) {
      return settings;
    }
    Key key = keys.readBinding(settings.typing() ? typing : commands);
    return key == null ? settings : pressed(key, settings);
  }

  private LiveSettings pressed(Key key, LiveSettings settings) {
    String filter = settings.filter();
    return switch (key) {
      case QUIT -> {
        quit.run();
        yield settings;
      }
      case SUSPEND -> {
        suspend.run();
        yield settings;
      }
      case PAUSE -> settings.pausedOrNot();
      case SORT -> settings.otherOrder();
      case FILTER -> settings.typing(true);
      case MORE -> settings.moreRows(1);
      case FEWER -> settings.moreRows(-1);
      case EARLIER -> settings.scrolled(1);
      case LATER -> settings.scrolled(-1);
      case INSERT -> settings.filteredBy(filter + keys.getLastBinding());
      case ERASE ->
          settings.filteredBy(
              filter.isEmpty()
                  ? ""
                  : filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
      case ACCEPT -> settings.typing(false);
      case CANCEL -> settings.filteredBy("").typing(false);
      case UNKNOWN -> settings;
    };
  }
}
