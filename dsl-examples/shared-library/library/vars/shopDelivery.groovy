// What the platform team offers: one step for a whole delivery, with the company's own defaults.
import org.example.Defaults

def call(Map wanted) {
    def defaults = new Defaults()
    withMesh(cluster: 'prod', namespace: wanted.namespace) {
        meshTraffic service: wanted.service, requestTimeout: wanted.timeout ?: defaults.timeout,
            retries: [attempts: defaults.attempts, perTry: '500ms', on: ['connect-failure', 'refused-stream']],
            circuitBreaker: [consecutive5xx: 5, ejectFor: '30s']
        meshRoute service: wanted.service, weights: wanted.weights
        meshTelemetry accessLog: [filter: defaults.logged]
    }
}

/** The same in the closure form, for those who prefer it inline. */
def secured(String namespaceName, Closure services) {
    mesh(cluster: 'prod', namespace: namespaceName) {
        mtls 'STRICT'
    }
    services()
}
