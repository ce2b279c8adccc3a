package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.ChoiceType;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import java.time.Duration;

/** The words of {@code check} that say when there is a verdict, and what becomes of it. */
final class JudgementWords {

    private static final Parameter<Duration> TIME = Parameter.of("time", ArgumentTypes.DURATION);
    private static final Parameter<Integer> COUNT = Parameter.of("count", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<OnNoData> NO_DATA = Parameter.of("noData", ChoiceType.of(OnNoData.class));

    static final Block<AnalysisSpec> BLOCK = Block.named("check", AnalysisSpec.NONE)
            .word(
                    "every",
                    "time between two readings; without it, as often as the metric source has news",
                    "every '10s'",
                    (analysis, call) -> analysis.withCheckEvery(call.get(TIME)),
                    TIME)
            .word(
                    "minRequests",
                    "requests to the new version since the last change of traffic, under which there is no verdict; 20 unless said",
                    "minRequests 50",
                    (analysis, call) -> analysis.withMinRequests(call.get(COUNT)),
                    COUNT)
            .word(
                    "initialDelay",
                    "time after a change of traffic before the first verdict; what is plainly broken is stopped all the same",
                    "initialDelay '30s'",
                    (analysis, call) -> analysis.withInitialDelay(call.get(TIME)),
                    TIME)
            .word(
                    "failures",
                    "failed readings that are tolerated; 0 unless said",
                    "failures 1",
                    (analysis, call) -> analysis.withFailuresAllowed(call.get(COUNT)),
                    COUNT)
            .word(
                    "errors",
                    "readings in a row that may be errors of the metric source; 4 unless said",
                    "errors 6",
                    (analysis, call) -> analysis.withErrorsAllowed(call.get(COUNT)),
                    COUNT)
            .word(
                    "inconclusive",
                    "inconclusive readings that are tolerated before someone is asked; 0 unless said",
                    "inconclusive 2",
                    (analysis, call) -> analysis.withInconclusiveAllowed(call.get(COUNT)),
                    COUNT)
            .word(
                    "onNoData",
                    "what too few requests mean at the end of a stage: 'wait' for more (unless said), 'fail', 'pass' or 'ask'",
                    "onNoData 'ask'",
                    (analysis, call) -> analysis.withOnNoData(call.get(NO_DATA)),
                    NO_DATA)
            .word(
                    "noDataFor",
                    "how long a stage waits for enough requests; 30m unless said",
                    "noDataFor '1h'",
                    (analysis, call) -> analysis.withNoDataFor(call.get(TIME)),
                    TIME);

    private JudgementWords() {}
}
