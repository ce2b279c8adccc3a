package io.jenkins.plugins.servicemesh.durable;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.kohsuke.stapler.verb.GET;

/** What must hold for all that the web reaches of the pages of rollouts: they only show. */
@AnalyzeClasses(
        packages = "io.jenkins.plugins.servicemesh.durable.page",
        importOptions = ImportOption.DoNotIncludeTests.class)
class RolloutWebMethodsTest {

    private static final String WEB_METHOD = "do[A-Z].*";

    @ArchTest
    static final ArchRule EVERY_WEB_METHOD_TAKES_GET =
            methods().that().haveNameMatching(WEB_METHOD).should().beAnnotatedWith(GET.class);

    @ArchTest
    static final ArchRule EVERY_WEB_METHOD_ASKS_FOR_A_PERMISSION = methods()
            .that()
            .haveNameMatching(WEB_METHOD)
            .should(new ArchCondition<>("ask for a permission") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean asks = method.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getName().equals("checkPermission"));
                    events.add(new SimpleConditionEvent(method, asks, method.getFullName()));
                }
            });
}
