package io.dstream.pipe.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.spec.DstreamException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.Nondeterministic;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusedFunctionsTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  /** What no function of one record may be. A class that is none of these may still be refused. */
  private static final List<Class<?>> DANGEROUS =
      List.of(
          CallMethodViaReflection.class,
          Nondeterministic.class,
          CurrentTimestampLike.class,
          CurrentDate.class,
          AggregateFunction.class,
          Generator.class,
          Unevaluable.class);

  @Test
  void theRefusedFunctionsOfSparkAreThese() {
    Map<String, List<String>> byReason =
        functions().entrySet().stream()
            .filter(function -> RefusedFunctions.reason(function.getKey()).isPresent())
            .collect(
                Collectors.groupingBy(
                    function -> RefusedFunctions.reason(function.getKey()).orElseThrow(),
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    assertThat(byReason.values())
        .containsExactlyInAnyOrder(
            List.of("java_method", "reflect"),
            List.of(
                "current_catalog",
                "current_database",
                "current_schema",
                "current_timezone",
                "current_user",
                "user",
                "version"),
            List.of("json_tuple"),
            List.of("curdate", "current_date", "current_timestamp", "localtimestamp", "now"),
            List.of("aes_encrypt", "rand", "randn", "random", "shuffle", "uuid"),
            List.of("monotonically_increasing_id", "spark_partition_id"),
            List.of("input_file_block_length", "input_file_block_start", "input_file_name"),
            List.of("grouping", "grouping_id", "session_window", "window", "window_time"));
  }

  @Test
  void everyDangerousFunctionOfSparkIsRefused() throws ClassNotFoundException {
    TreeSet<String> passed = new TreeSet<>();
    for (Map.Entry<String, ExpressionInfo> function : functions().entrySet()) {
      if (isDangerous(Class.forName(function.getValue().getClassName()))
          && RefusedFunctions.reason(function.getKey()).isEmpty()
          && RefusedFunctions.groupReason(function.getValue().getGroup()).isEmpty()) {
        passed.add(function.getKey());
      }
    }
    assertThat(passed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'getenv')",
        "java_method('java.lang.Runtime', 'getRuntime')",
        "RAND()",
        "transform(split(x, ' '), y -> uuid())",
        "current_user",
        "user",
        "version()",
        "sum(length(x))",
        "explode(split(x, ' '))",
        "row_number()",
        "aggregate(split(x, ' '), 0, (a, b) -> a + rand())",
        "if(x = '', now(), NULL)",
        "to_unix_timestamp(current_timestamp())",
        "input_file_name()",
      })
  void aRefusedFunctionIsNamed(String body) {
    DstreamException refused =
        catchThrowableOfType(
            DstreamException.class,
            () -> COMPILER.compile("map(x -> " + body + ")", StreamType.LINES));
    assertThat(refused).hasMessageContaining("is refused: ");
  }

  @Test
  void aParameterMayHaveTheNameOfARefusedFunction() {
    assertThat(COMPILER.compile("map(user -> upper(user))", StreamType.LINES).output())
        .isEqualTo(StreamType.LINES);
  }

  private static boolean isDangerous(Class<?> type) {
    return !RuntimeReplaceable.class.isAssignableFrom(type)
        && DANGEROUS.stream().anyMatch(dangerous -> dangerous.isAssignableFrom(type));
  }

  private static Map<String, ExpressionInfo> functions() {
    FunctionRegistry registry = FunctionRegistry$.MODULE$.builtin();
    Map<String, ExpressionInfo> functions = new TreeMap<>();
    for (FunctionIdentifier function : Trees.<FunctionIdentifier>list(registry.listFunction())) {
      functions.put(function.funcName(), registry.lookupFunction(function).get());
    }
    return functions;
  }
}
