package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What a host answers to besides the words of the DSL: tells a mistyped word from a step that is called inside a block. */
final class OutsideNames implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Steps that Jenkins has with its suggested plugins, and with those that are often added. No word is called like one. */
    static final Set<String> WELL_KNOWN = Set.of(
            ("archive archiveArtifacts bat build catchError checkout cleanWs compareVersions container copyArtifacts deleteDir"
                            + " dir docker echo emailext env envVarsForTool error fileExists findFiles fingerprint getContext"
                            + " git gitlabCommitStatus httpRequest input isUnix junit library libraryResource load lock mail"
                            + " milestone node nodeNames nodesByLabel parallel params podTemplate powershell prependToFile"
                            + " properties publishChecks publishHTML pwd pwsh readCSV readFile readJSON readManifest"
                            + " readMavenPom readProperties readTrusted readYaml recordCoverage recordIssues resolveScm retry"
                            + " scm script sh sha1 sha256 slackSend sleep sshagent stage stash step svn tar tee timeout"
                            + " timestamps tm tool touch unarchive unstable unstash untar unzip validateDeclarativePipeline"
                            + " verifySha1 verifySha256 waitForBuild waitForQualityGate waitUntil warnError"
                            + " withAnt withChecks withContext withCredentials withDockerContainer withDockerRegistry"
                            + " withDockerServer withEnv withFileParameter withGradle withKubeConfig withMaven"
                            + " withSonarQubeEnv wrap writeCSV writeFile writeJSON writeMavenPom writeYaml ws zip")
                    .split(" "));

    private final HashSet<String> names;
    private final boolean complete;

    private OutsideNames(Collection<String> names, boolean complete) {
        this.names = new HashSet<>(names);
        this.complete = complete;
    }

    /** A host that answers to these names and no others. */
    static OutsideNames exactly(Collection<String> names) {
        return new OutsideNames(names, true);
    }

    /** A host that is not known: the well-known steps, and whatever is not likely to be a mistyped word. */
    static OutsideNames unknown() {
        return new OutsideNames(WELL_KNOWN, false);
    }

    /** Whether the host, rather than this block, is meant by a word that the block does not have. */
    boolean meantBy(String name, Block<?> block) {
        boolean isGuess = !complete
                && !MeshLanguage.GRAMMAR.knows(name)
                && NearMiss.among(block.words().keySet(), name).isEmpty();
        return names.contains(name) || isGuess;
    }
}
