package io.jenkins.plugins.servicemesh.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.model.Describable;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** What must hold for all that the web reaches, and for all that Jenkins keeps. */
@AnalyzeClasses(
        packages = {
            "io.jenkins.plugins.servicemesh.access",
            "io.jenkins.plugins.servicemesh.config",
            "io.jenkins.plugins.servicemesh.pipeline"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class WebMethodsTest {

    private static final Pattern WEB_METHOD = Pattern.compile("do[A-Z].*");

    @ArchTest
    static final ArchRule EVERY_WEB_METHOD_TAKES_POST = methods()
            .that(are(webMethods()))
            .should()
            .beAnnotatedWith(RequirePOST.class);

    @ArchTest
    static final ArchRule EVERY_WEB_METHOD_ASKS_FOR_A_PERMISSION =
            methods().that(are(webMethods())).should(new ArchCondition<>("ask for a permission") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean asks = method.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getName().matches("(has|check)Permission"));
                    events.add(new SimpleConditionEvent(method, asks, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule NOTHING_THAT_IS_KEPT_IS_A_RECORD = classes()
            .that()
            .areAssignableTo(Serializable.class)
            .or()
            .areAssignableTo(Describable.class)
            .should()
            .notBeRecords();

    private static DescribedPredicate<JavaMethod> webMethods() {
        return DescribedPredicate.describe(
                "web methods",
                method -> method.getOwner().getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                        && WEB_METHOD.matcher(method.getName()).matches()
                        && !isFromOutside(method.getOwner()));
    }

    private static boolean isFromOutside(JavaClass type) {
        return !type.getPackageName().startsWith("io.jenkins.plugins.servicemesh");
    }
}
