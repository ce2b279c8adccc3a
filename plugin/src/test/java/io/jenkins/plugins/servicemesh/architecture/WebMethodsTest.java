package io.jenkins.plugins.servicemesh.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.model.Describable;
import hudson.security.AccessControlled;
import java.io.Serializable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** What must hold for all that the web reaches, and for all that Jenkins keeps. */
@AnalyzeClasses(
        packages = "io.jenkins.plugins.servicemesh",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class WebMethodsTest {

    private static final Pattern WEB_METHOD = Pattern.compile("do[A-Z].*");
    private static final Pattern QUESTION = Pattern.compile("(has|check)(Any)?Permission");

    @ArchTest
    static final ArchRule EVERY_WEB_METHOD_STATES_GET_OR_POST = methods()
            .that(are(webMethods()))
            .should()
            .beAnnotatedWith(RequirePOST.class)
            .orShould()
            .beAnnotatedWith(POST.class)
            .orShould()
            .beAnnotatedWith(GET.class);

    @ArchTest
    static final ArchRule EVERY_WEB_METHOD_ASKS_FOR_A_PERMISSION_FIRST = methods()
            .that(are(webMethods()))
            .should(new ArchCondition<>("ask for a permission first") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(method, asksFirst(method), method.getFullName()));
                }
            });

    private static boolean asksFirst(JavaMethod method) {
        int first = firstLine(method.getMethodCallsFromSelf().stream());
        int question = firstLine(method.getMethodCallsFromSelf().stream().filter(WebMethodsTest::isQuestion));
        return question == first;
    }

    private static int firstLine(Stream<JavaMethodCall> calls) {
        return calls.mapToInt(JavaMethodCall::getLineNumber).min().orElse(Integer.MAX_VALUE);
    }

    /** Of what Jenkins protects, or of the class itself, where that asks so. */
    private static boolean isQuestion(JavaMethodCall call) {
        return QUESTION.matcher(call.getName()).matches()
                && (call.getTargetOwner().isAssignableTo(AccessControlled.class)
                        || call.getTarget().resolveMember().stream()
                                .flatMap(own -> own.getMethodCallsFromSelf().stream())
                                .anyMatch(WebMethodsTest::isQuestion));
    }

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
                method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && (method.isAnnotatedWith(WebMethod.class)
                                || WEB_METHOD.matcher(method.getName()).matches()));
    }
}
