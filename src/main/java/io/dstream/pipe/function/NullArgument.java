package io.dstream.pipe.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExtractValue;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.Tuple2;

/**
 * Replaces a parameter of unknown type by NULL in a function's body: {@code if(state IS NULL, 0,
 * state.n + 1)} becomes {@code 0}. It removes branches that are then not taken, as the field {@code
 * n} of a NULL without a type cannot be resolved.
 */
final class NullArgument {
  private final String parameter;

  NullArgument(String parameter) {
    this.parameter = parameter;
  }

  /** Replaces the parameter in a parsed, unresolved body. */
  Expression in(Expression parsed) {
    return Trees.rewrite(parsed, this::simpler);
  }

  private Expression simpler(Expression node) {
    if (node instanceof UnresolvedAttribute name
        && name.nameParts().head().equalsIgnoreCase(parameter)) {
      return Literal.create(null, DataTypes.NullType);
    }
    if (node instanceof UnresolvedExtractValue part && isNull(part.child())) {
      return part.child();
    }
    if (node instanceof IsNull test && isNull(test.child())) {
      return Literal.create(true, DataTypes.BooleanType);
    }
    if (node instanceof IsNotNull test && isNull(test.child())) {
      return Literal.create(false, DataTypes.BooleanType);
    }
    if (node instanceof CaseWhen cases) {
      return cases(cases);
    }
    return node instanceof UnresolvedFunction call ? call(call) : node;
  }

  private static boolean isNull(Expression node) {
    return node instanceof Literal literal && literal.dataType().equals(DataTypes.NullType);
  }

  private static boolean is(Expression node, boolean value) {
    return node instanceof Literal literal && Boolean.valueOf(value).equals(literal.value());
  }

  private static Expression cases(CaseWhen cases) {
    List<Tuple2<Expression, Expression>> branches = new ArrayList<>();
    for (Tuple2<Expression, Expression> branch :
        Trees.<Tuple2<Expression, Expression>>list(cases.branches())) {
      if (is(branch._1(), true)) {
        return branches.isEmpty()
            ? branch._2()
            : new CaseWhen(Trees.seq(branches), Option.apply(branch._2()));
      }
      if (!is(branch._1(), false)) {
        branches.add(branch);
      }
    }
    return branches.isEmpty() && cases.elseValue().isDefined()
        ? cases.elseValue().get()
        : branches.isEmpty() ? cases : new CaseWhen(Trees.seq(branches), cases.elseValue());
  }

  private static Expression call(UnresolvedFunction call) {
    List<Expression> arguments = Trees.list(call.arguments());
    String name = call.nameParts().last().toLowerCase(Locale.ROOT);
    if (name.equals("if") && arguments.size() == 3) {
      return is(arguments.get(0), true)
          ? arguments.get(1)
          : is(arguments.get(0), false) ? arguments.get(2) : call;
    }
    if (List.of("coalesce", "nvl", "ifnull").contains(name)) {
      List<Expression> others = arguments.stream().filter(argument -> !isNull(argument)).toList();
      return others.size() == 1 ? others.get(0) : call;
    }
    return call;
  }
}
