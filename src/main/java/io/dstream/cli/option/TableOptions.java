package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.table.Table;
import io.dstream.table.TableSet;
import io.dstream.table.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** Static tables that the stream is joined with. */
public final class TableOptions {
  private static final String OPTION = "--table";
  private static final Pattern NAMED =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=(.+)", Pattern.DOTALL);

  @Option(
      names = OPTION,
      paramLabel = "NAME=WHERE",
      description = {
        "A table to join with, repeatable: files of Parquet, CSV with a header, JSON or text, as a"
            + " path or a URI; or jdbc:URL#TABLE."
      })
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--table-refresh",
      paramLabel = "DURATION",
      description = {
        "Read the tables again every DURATION (default: read once, at the first batch). A table that cannot be"
            + " read then ends the stream."
      })
  private Duration refresh;

  @Option(
      names = "--table-user",
      paramLabel = "USER",
      description = "User of a database; NAME=USER, repeatable, is that of one table.")
  private List<String> users = new ArrayList<>();

  @Option(
      names = "--table-password",
      paramLabel = "PASSWORD",
      description = {
        "Password of a database: env:NAME, file:PATH, or the password itself, which all users of the"
            + " machine can see; NAME=PASSWORD, repeatable, is that of one table."
      })
  private List<String> passwords = new ArrayList<>();

  /**
   * Reads the tables and their columns.
   *
   * @param sources the names of the sources, which no table may have
   * @param conf the user's Spark properties
   * @throws DstreamException wrong usage, when a table cannot be read
   */
  public TableSet read(Set<String> sources, Map<String, String> conf) {
    Map<String, String> named = named(sources);
    requireTables(named);
    Map<String, String> user = PerSource.values("--table-user", users, named.keySet(), u -> u);
    Map<String, String> password =
        PerSource.values("--table-password", passwords, named.keySet(), p -> p);
    Configuration hadoop = new Configuration();
    Map<String, Table> found = new LinkedHashMap<>();
    named.forEach(
        (name, where) ->
            found.put(
                name,
                Tables.of(
                    name,
                    where,
                    user.getOrDefault(name, ""),
                    password.getOrDefault(name, ""),
                    hadoop)));
    return TableSet.of(found, Optional.ofNullable(refresh), conf);
  }

  private Map<String, String> named(Set<String> sources) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String word : tables) {
      Matcher table = NAMED.matcher(word);
      if (!table.matches()) {
        boolean placeless = word.endsWith("=");
        throw DstreamException.usage(
            OPTION + " " + word + (placeless ? " does not say where it is" : " has no name"),
            "write " + OPTION + (placeless ? " " + word + "FILE" : " NAME=" + word));
      }
      String name = table.group(1);
      if (sources.contains(name)) {
        throw DstreamException.usage(OPTION + " " + name + ": a source has this name");
      }
      if (named.put(name, table.group(2)) != null) {
        throw DstreamException.usage("two tables have the name " + name + " (" + OPTION + ")");
      }
    }
    return named;
  }

  private void requireTables(Map<String, String> named) {
    if (named.isEmpty() && (refresh != null || !users.isEmpty() || !passwords.isEmpty())) {
      throw DstreamException.usage(
          "--table-refresh, --table-user and --table-password need " + OPTION);
    }
    if (refresh != null && refresh.isZero()) {
      throw DstreamException.usage("--table-refresh must be longer than 0s");
    }
  }
}
