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

/** Utilities for Catalyst's expressions. */
public final class Trees {
  private Trees() {}

  /** Returns an immutable Scala sequence. */
  @SuppressWarnings("unchecked") // the list is only read
  public static <T> Seq<T> seq(List<? extends T> list) {
    return JavaConverters.asScalaBuffer((List<T>) list).toList();
  }

  /** Returns an empty Scala sequence. */
  public static <T> Seq<T> none() {
    return seq(List.of());
  }

  static Expression text(String value) {
    return Literal.create(value, DataTypes.StringType);
  }

  /** Returns a copy of the sequence as a list. */
  public static <T> List<T> list(Seq<? extends T> seq) {
    @SuppressWarnings("unchecked") // the list is a copy
    Seq<T> elements = (Seq<T>) seq;
    return List.copyOf(JavaConverters.seqAsJavaList(elements));
  }

  /** Converts a Scala option to an Optional. */
  public static <T> Optional<T> optional(Option<T> option) {
    return option.isDefined() ? Optional.of(option.get()) : Optional.empty();
  }

  static List<Expression> children(Expression expression) {
    return list(expression.children());
  }

  /** Replaces each node of a tree by the result of {@code change}, from the leaves up. */
  public static Expression rewrite(Expression tree, UnaryOperator<Expression> change) {
    return change.apply(tree.mapChildren(child -> rewrite(child, change)));
  }

  /** Visits a node before its children. */
  public static void visit(Expression tree, Consumer<Expression> visitor) {
    visitor.accept(tree);
    children(tree).forEach(child -> visit(child, visitor));
  }
}
