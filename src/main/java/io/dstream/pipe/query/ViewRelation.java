package io.dstream.pipe.query;

import io.dstream.pipe.function.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A view in a plan that has no rows yet: an empty relation whose columns store its name. If a
 * relation is read twice, Spark copies it with other columns, which keep the name.
 */
final class ViewRelation {
  private static final String NAME = "dstream.view";

  private ViewRelation() {}

  static LogicalPlan of(String name, StructType columns) {
    Metadata metadata = new MetadataBuilder().putString(NAME, name).build();
    List<Attribute> output = new ArrayList<>();
    for (StructField column : columns.fields()) {
      output.add(
          new AttributeReference(
              column.name(),
              column.dataType(),
              column.nullable(),
              metadata,
              NamedExpression.newExprId(),
              Trees.none()));
    }
    return new LocalRelation(Trees.seq(output), Trees.none(), false);
  }

  /** Returns the name of the view that a column belongs to; empty if there is none. */
  static Optional<String> of(Attribute column) {
    Metadata metadata = column.metadata();
    return metadata.contains(NAME) ? Optional.of(metadata.getString(NAME)) : Optional.empty();
  }

  /** Returns the name of the view that a plan represents; empty for other plans. */
  static Optional<String> name(LogicalPlan plan) {
    if (!(plan instanceof LocalRelation relation) || relation.output().isEmpty()) {
      return Optional.empty();
    }
    return of(relation.output().head());
  }
}
