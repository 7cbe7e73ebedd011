package io.dstream.pipe.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Bracketed tuples. Spark SQL reads {@code (w, 1)} as a struct; here its fields get the names that
 * a pair has ({@link StreamType}), so that a type tells whether a tuple of two made it, however far
 * the tuple travels: through {@code if}, {@code coalesce}, arrays and state. Tuples of more are
 * rows, whose fields have Spark's names. So is a tuple of two with names, {@code (a AS x, b AS y)}.
 * {@code struct(a, b)} is the same as {@code (a, b)}.
 */
final class Tuples {
  private Tuples() {}

  /** Names the fields of all tuples in a tree that is parsed and not yet resolved. */
  static Expression name(Expression parsed) {
    return Trees.rewrite(
        parsed, node -> node instanceof CreateNamedStruct tuple ? named(tuple) : node);
  }

  private static Expression named(CreateNamedStruct tuple) {
    List<Expression> values = Trees.list(tuple.valExprs());
    boolean pair = values.size() == 2 && values.stream().noneMatch(Alias.class::isInstance);
    Set<String> taken = new HashSet<>();
    values.forEach(value -> alias(value).ifPresent(name -> taken.add(key(name))));
    List<Expression> children = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Expression value = values.get(i);
      String column = "col" + (i + 1);
      String own = pair ? "_" + (i + 1) : ownName(value, column);
      children.add(Trees.text(alias(value).orElseGet(() -> free(own, column, taken))));
      children.add(value instanceof Alias alias ? alias.child() : value);
    }
    return new CreateNamedStruct(Trees.seq(children));
  }

  private static Optional<String> alias(Expression value) {
    return value instanceof Alias alias ? Optional.of(alias.name()) : Optional.empty();
  }

  /**
   * The first name that is not taken, which then is: {@code own}, else {@code column}, or like it.
   */
  private static String free(String own, String column, Set<String> taken) {
    String name = own;
    for (String next = column; !taken.add(key(name)); next += "_") {
      name = next;
    }
    return name;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String ownName(Expression value, String other) {
    return value instanceof UnresolvedAttribute column ? column.nameParts().last() : other;
  }

  /** The columns of the row that an element is: two of a pair, else one. */
  static List<Expression> columns(Expression element) {
    if (!StreamType.isPair(element.dataType())) {
      return List.of(element);
    }
    return List.of(field(element, 0), field(element, 1));
  }

  /** A field of a struct; of one that is made on the spot it is the value itself. */
  static Expression field(Expression struct, int index) {
    if (struct instanceof CreateNamedStruct made) {
      return made.valExprs().apply(index);
    }
    String name = ((StructType) struct.dataType()).fieldNames()[index];
    return new GetStructField(struct, index, Option.apply(name));
  }
}
