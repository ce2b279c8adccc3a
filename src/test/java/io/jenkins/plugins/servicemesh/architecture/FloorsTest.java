package io.jenkins.plugins.servicemesh.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house's floors: a package sees lower floors only. docs/architecture.md draws them. */
class FloorsTest {

    private static final String ROOT = "io.jenkins.plugins.servicemesh";

    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("cli", 11),
            Map.entry("local", 10),
            Map.entry("embedded", 9),
            Map.entry("step", 9),
            Map.entry("document", 9),
            Map.entry("dsl", 8),
            Map.entry("report", 8),
            Map.entry("", 7),
            Map.entry("operation", 6),
            Map.entry("rollout", 5),
            Map.entry("apply", 4),
            Map.entry("metrics", 4),
            Map.entry("journal", 3),
            Map.entry("verify", 3),
            Map.entry("istio", 3),
            Map.entry("policy", 3),
            Map.entry("mesh", 1),
            Map.entry("plan", 1),
            Map.entry("cluster", 1),
            Map.entry("check", 0),
            Map.entry("resource", 0),
            Map.entry("model", 0));

    /** Neighbours on one floor that may see each other, one way. */
    private static final Map<String, Set<String>> NEIGHBOURS = Map.of(
            "step",
            Set.of("document"),
            "policy",
            Set.of("istio"),
            "mesh",
            Set.of("plan", "cluster"),
            "check",
            Set.of("resource", "model"),
            "resource",
            Set.of("model"));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void everyPackageHasAFloor() {
        Set<String> unknown = new TreeSet<>();
        classes.forEach(type -> {
            if (!FLOORS.containsKey(room(type))) {
                unknown.add(type.getPackageName());
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void aPackageSeesLowerFloorsOnly() {
        Set<String> upwards = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().startsWith(ROOT) && !maySee(room(type), room(target))) {
                    upwards.add(type.getName() + " -> " + target.getName());
                }
            }
        }
        assertThat(upwards).isEmpty();
    }

    private static boolean maySee(String from, String to) {
        return from.equals(to)
                || FLOORS.get(to) < FLOORS.get(from)
                || NEIGHBOURS.getOrDefault(from, Set.of()).contains(to);
    }

    /** Sub-packages too: the arrows between any two of them go one way. */
    @Test
    void noPackagesSeeEachOtherInACircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theGrammarOfTheDslSeesTheGroundFloorOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".dsl..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".mesh..",
                        ROOT + ".plan..",
                        ROOT + ".cluster..",
                        ROOT + ".istio..",
                        ROOT + ".apply..",
                        ROOT + ".metrics..",
                        ROOT + ".rollout..",
                        ROOT + ".journal..",
                        ROOT + ".verify..",
                        ROOT + ".operation..")
                .check(classes);
    }

    @Test
    void onlyTheAdapterSeesFabric8() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cluster.fabric8..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(classes);
    }

    @Test
    void theAdapterIsSeenByTheCommandAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".cluster.fabric8..", ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cluster.fabric8..")
                .check(classes);
    }

    @Test
    void onlyTheDslAndTheLocalRunnerSeeGroovy() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".dsl..", ROOT + ".local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "groovy..", "org.codehaus.groovy..", "com.cloudbees.groovy..", "org.kohsuke.groovy..")
                .check(classes);
    }

    @Test
    void nothingSeesJenkins() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..")
                .check(classes);
    }

    /** The first part of the package below the root; empty for the root itself. */
    private static String room(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    }
}
