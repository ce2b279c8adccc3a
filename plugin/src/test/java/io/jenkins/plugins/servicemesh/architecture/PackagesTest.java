package io.jenkins.plugins.servicemesh.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package of the plugin sees which, and what but one of them touches. */
@AnalyzeClasses(
        packages = "io.jenkins.plugins.servicemesh",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class PackagesTest {

    private static final String PLUGIN = "io.jenkins.plugins.servicemesh.";

    @ArchTest
    static final ArchRule A_PACKAGE_SEES_ONLY_THOSE_BELOW_IT = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("step")
            .definedBy(PLUGIN + "pipeline.step")
            .layer("durable")
            .definedBy(PLUGIN + "durable")
            .layer("pipeline")
            .definedBy(PLUGIN + "pipeline")
            .layer("file")
            .definedBy(PLUGIN + "pipeline.file")
            .layer("dsl")
            .definedBy(PLUGIN + "pipeline.dsl")
            .layer("obligation")
            .definedBy(PLUGIN + "durable.obligation")
            .layer("live")
            .definedBy(PLUGIN + "durable.live")
            .layer("ledger")
            .definedBy(PLUGIN + "durable.ledger")
            .layer("history")
            .definedBy(PLUGIN + "durable.page.history")
            .layer("page")
            .definedBy(PLUGIN + "durable.page")
            .layer("chart")
            .definedBy(PLUGIN + "durable.page.chart")
            .layer("config")
            .definedBy(PLUGIN + "config")
            .layer("access")
            .definedBy(PLUGIN + "access")
            .whereLayer("step")
            .mayOnlyAccessLayers("durable", "pipeline")
            .whereLayer("durable")
            .mayOnlyAccessLayers("pipeline", "live", "ledger", "page", "config")
            .whereLayer("obligation")
            .mayOnlyAccessLayers("live", "ledger")
            .whereLayer("pipeline")
            .mayOnlyAccessLayers("file", "config")
            .whereLayer("file")
            .mayOnlyAccessLayers("dsl")
            .whereLayer("history")
            .mayOnlyAccessLayers("page")
            .whereLayer("page")
            .mayOnlyAccessLayers("chart", "config")
            .whereLayer("live")
            .mayOnlyAccessLayers("config")
            .whereLayer("config")
            .mayOnlyAccessLayers("access")
            .whereLayer("dsl")
            .mayNotAccessAnyLayer()
            .whereLayer("ledger")
            .mayNotAccessAnyLayer()
            .whereLayer("chart")
            .mayNotAccessAnyLayer()
            .whereLayer("access")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule ONLY_THE_CONFIGURATION_READS_CREDENTIALS = noClasses()
            .that()
            .resideOutsideOfPackage(PLUGIN + "config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.cloudbees.plugins.credentials..", "org.jenkinsci.plugins.plaincredentials..");

    @ArchTest
    static final ArchRule ONLY_THE_CONFIGURATION_CONNECTS = noClasses()
            .that()
            .resideOutsideOfPackage(PLUGIN + "config")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PLUGIN + "cluster.fabric8..");

    @ArchTest
    static final ArchRule THE_KUBERNETES_CLIENT_IS_THE_LIBRARYS =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule NOTHING_IS_TAKEN_FROM_THE_CONTROLLERS_ENVIRONMENT = noClasses()
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule ONLY_THE_SANDBOX_EVALUATES_FILES = noClasses()
            .that()
            .resideOutsideOfPackage(PLUGIN + "pipeline.file")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(PLUGIN + "dsl.MeshDslEvaluator");
}
