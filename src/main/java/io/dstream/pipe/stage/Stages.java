package io.dstream.pipe.stage;

import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import io.dstream.spec.Nearest;
import java.util.List;
import java.util.Optional;

/** Lists all stages. A new stage needs a class and a line here. */
public final class Stages {
  private static final List<Stage> ALL =
      List.of(
          new MapStage(),
          new FlatMapStage(),
          new FilterStage(),
          new MapValuesStage(),
          new FlatMapValuesStage(),
          new UnionStage(),
          new CountStage(),
          new ReduceStage(),
          new ReduceByKeyStage(),
          new CombineByKeyStage(),
          new GroupByKeyStage(),
          new JoinStage(JoinKind.INNER),
          new JoinStage(JoinKind.LEFT),
          new JoinStage(JoinKind.RIGHT),
          new JoinStage(JoinKind.FULL),
          new JoinStage(JoinKind.COGROUP),
          new SetStage(JoinKind.SUBTRACT),
          new SetStage(JoinKind.INTERSECTION),
          new DistinctStage(),
          new SampleStage(),
          new SortByStage(),
          new SortByKeyStage(),
          new TopStage(),
          new TakeStage(),
          new RepartitionStage(),
          new CountByValueStage(),
          new TransformStage(),
          new WindowStage(),
          new CountByWindowStage(),
          new ReduceByWindowStage(),
          new ReduceByKeyAndWindowStage(),
          new CountByValueAndWindowStage(),
          new UpdateStateByKeyStage(),
          new MapWithStateStage());

  private Stages() {}

  /** Returns all stages. */
  public static List<Stage> all() {
    return ALL;
  }

  /**
   * Returns the stage that a call names.
   *
   * @throws PipelineException if there is no stage with this name
   */
  public static Stage of(StageCall call) {
    return named(call.name())
        .orElseThrow(
            () ->
                new PipelineException(
                    call.nameAt(),
                    "there is no stage " + call.name(),
                    Nearest.hint(
                        call.name(), names(), "stages are " + String.join(", ", names()))));
  }

  /** Returns the stage with this name. */
  public static Optional<Stage> named(String name) {
    return ALL.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /** Returns the names of all stages. */
  public static List<String> names() {
    return ALL.stream().map(Stage::name).toList();
  }
}
