package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps in a sandboxed Pipeline on a real Jenkins: the objects are there afterwards. */
@WithJenkins
class StepsTest {

    private MeshOnJenkins mesh;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        mesh = MeshOnJenkins.start(jenkins);
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void aStepWritesFromAScriptedPipeline() throws Exception {
        mesh.run(
                Result.SUCCESS,
                "meshTraffic cluster: 'prod', namespace: 'shop', service: 'reviews', requestTimeout: '3s'");
        assertThat(mesh.route(IstioTypes.VIRTUAL_SERVICE).text("timeout")).contains("3s");
    }

    @Test
    void aStepWritesFromADeclarativePipelineWithoutScript() throws Exception {
        mesh.run(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('traffic') {
                            steps {
                                withMesh(cluster: 'prod', namespace: 'shop') {
                                    meshTraffic service: 'reviews', requestTimeout: '3s', retries: [attempts: 2, perTry: '1s']
                                }
                            }
                        }
                    }
                }
                """);
        assertThat(mesh.route(IstioTypes.VIRTUAL_SERVICE).text("timeout")).contains("3s");
    }

    @Test
    void theClosureFormWritesUnderTheSandbox() throws Exception {
        mesh.run(Result.SUCCESS, """
                mesh(cluster: 'prod', namespace: 'shop') {
                    service('reviews') {
                        versions 'v1', 'v2'
                        route('default') { split v1: 90, v2: 10 ; requestTimeout '4s' }
                    }
                }
                """);
        assertThat(mesh.route(IstioTypes.VIRTUAL_SERVICE).text("timeout")).contains("4s");
    }
}
