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
 * Handles tuples in parentheses. Spark SQL reads {@code (w, 1)} as a struct. Here its fields get
 * the names of a pair ({@link StreamType}), so a type tells whether it comes from a tuple of two,
 * even after {@code if}, {@code coalesce}, arrays and state. Larger tuples are rows whose fields
 * have Spark's names. A tuple of two with names, {@code (a AS x, b AS y)}, is also a row. {@code
 * struct(a, b)} is the same as {@code (a, b)}.
 */
final class Tuples {
  private Tuples() {}

  /** Names the fields of all tuples in a parsed tree before it is resolved. */
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

  /** Takes the first free name: {@code own}, {@code column}, or {@code column} with underscores. */
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

  /** Returns the columns of an element: two for a pair, otherwise one. */
  static List<Expression> columns(Expression element) {
    if (!StreamType.isPair(element.dataType())) {
      return List.of(element);
    }
    return List.of(field(element, 0), field(element, 1));
  }

  /** Returns a field of a struct; if the expression creates the struct, the value itself. */
  static Expression field(Expression struct, int index) {
    if (struct instanceof CreateNamedStruct made) {
      return made.valExprs().apply(index);
    }
    String name = ((StructType) struct.dataType()).fieldNames()[index];
    return new GetStructField(struct, index, Option.apply(name));
  }
}
