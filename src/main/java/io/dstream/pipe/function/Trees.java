package io.dstream.pipe.function;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Catalyst's expressions from Java. */
public final class Trees {
  private Trees() {}

  /** An immutable sequence of Scala. */
  @SuppressWarnings("unchecked") // the list is only read
  public static <T> Seq<T> seq(List<? extends T> list) {
    return JavaConverters.asScalaBuffer((List<T>) list).toList();
  }

  /** An empty sequence of Scala. */
  public static <T> Seq<T> none() {
    return seq(List.of());
  }

  static Expression text(String value) {
    return Literal.create(value, DataTypes.StringType);
  }

  /** A list of its own. */
  public static <T> List<T> list(Seq<? extends T> seq) {
    @SuppressWarnings("unchecked") // the copy is a list of its own
    Seq<T> elements = (Seq<T>) seq;
    return List.copyOf(JavaConverters.seqAsJavaList(elements));
  }

  /** The same as an Optional. */
  public static <T> Optional<T> optional(Option<T> option) {
    return option.isDefined() ? Optional.of(option.get()) : Optional.empty();
  }

  static List<Expression> children(Expression expression) {
    return list(expression.children());
  }

  /** The tree with each node replaced by what {@code change} makes of it, from the leaves up. */
  public static Expression rewrite(Expression tree, UnaryOperator<Expression> change) {
    return change.apply(tree.mapChildren(child -> rewrite(child, change)));
  }

  /** Visits a node before its children. */
  public static void visit(Expression tree, Consumer<Expression> visitor) {
    visitor.accept(tree);
    children(tree).forEach(child -> visit(child, visitor));
  }
}
