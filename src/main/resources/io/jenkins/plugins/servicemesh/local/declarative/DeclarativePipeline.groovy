import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption
import java.util.regex.Pattern

/** Runs the model that a Declarative Pipeline was compiled to, with ordinary steps. */
class DeclarativePipeline implements Serializable {
    private static final List CONDITIONS = ['always', 'changed', 'fixed', 'regression', 'aborted', 'failure', 'success',
        'unstable', 'unsuccessful', 'cleanup']

    private final def script
    private Map pipeline

    DeclarativePipeline(script) {
        this.script = script
    }

    def call(Closure block) {
        script.error('pipeline { ... } has to stand at the top of the file')
    }

    def call(Map model) {
        pipeline = model
        if (model.parameters) {
            script.properties([script.parameters(model.parameters.call())])
        }
        withEnvironment(model.environment) {
            thenPost(model.post, { script.currentBuild.currentResult }) {
                withOptions(model.options) { runAll(model.stages) }
            }
        }
    }

    private void runAll(List stages) {
        Throwable failure = null
        for (stage in stages) {
            if (failure != null) {
                script.echo("stage '$stage.name' is skipped: an earlier one failed")
            } else if (pipeline.skipStagesAfterUnstable && script.currentBuild.currentResult == 'UNSTABLE') {
                script.echo("stage '$stage.name' is skipped: the build is unstable")
            } else {
                failure = failureOf { run(stage) }
            }
        }
        if (failure != null) {
            throw failure
        }
    }

    private void run(Map stage) {
        script.stage(stage.name) {
            withEnvironment(stage.environment) {
                if (isWanted(stage.when)) {
                    thenPost(stage.post, { script.currentBuild.stageResult }) {
                        withOptions(stage.options) { ask(stage.input) { runContent(stage) } }
                    }
                } else {
                    script.echo("stage '$stage.name' is skipped: its when is not so")
                }
            }
        }
    }

    private void runContent(Map stage) {
        if (stage.steps) {
            stage.steps.call()
        } else if (stage.stages) {
            runAll(stage.stages)
        } else {
            runParallel(stage)
        }
    }

    private void runParallel(Map stage) {
        Map branches = [failFast: stage.failFast || pipeline.parallelsAlwaysFailFast ? true : false]
        for (branch in stage.parallel) {
            def current = branch
            branches[current.name] = {
                Throwable failure = failureOf { run(current) }
                if (failure != null) {
                    throw failure
                }
            }
        }
        script.parallel(branches)
    }

    private void withEnvironment(List variables, Closure body) {
        if (!variables) {
            body.call()
        } else {
            def first = variables[0]
            script.withEnv(["$first.name=${first.value.call()}".toString()]) { withEnvironment(variables.drop(1), body) }
        }
    }

    private void withOptions(List options, Closure body) {
        if (!options) {
            body.call()
        } else {
            def first = options[0]
            script."$first.name"(first.argument.call()) { withOptions(options.drop(1), body) }
        }
    }

    private void ask(Map question, Closure body) {
        if (!question) {
            body.call()
            return
        }
        Map arguments = [:]
        for (entry in question.entrySet()) {
            arguments[entry.key] = entry.value.call()
        }
        def answer = script.input(arguments)
        List variables = []
        if (answer instanceof Map) {
            for (entry in answer.entrySet()) {
                variables << "$entry.key=$entry.value".toString()
            }
        } else if (answer != null) {
            variables << "${arguments.parameters[0].name()}=$answer".toString()
        }
        script.withEnv(variables) { body.call() }
    }

    private boolean isWanted(List conditions) {
        for (condition in conditions) {
            if (!isMet(condition)) {
                return false
            }
        }
        return true
    }

    private boolean isMet(Map condition) {
        switch (condition.kind) {
            case 'expression': return condition.value.call()
            case 'branch': return isBranch(condition.value.call())
            case 'environment':
                Map variable = condition.value.call()
                return "${script.env.getProperty(variable.name)}".toString() == variable.value
            case 'equals':
                Map values = condition.value.call()
                return values.expected == values.actual
            case 'not': return !isMet(condition.conditions[0])
            case 'allOf': return isWanted(condition.conditions)
            default: return isAny(condition.conditions)
        }
    }

    private boolean isAny(List conditions) {
        for (condition in conditions) {
            if (isMet(condition)) {
                return true
            }
        }
        return false
    }

    private boolean isBranch(pattern) {
        String regex = Pattern.quote("$pattern").replace('**', '\\E.*\\Q').replace('*', '\\E[^/]*\\Q')
        return script.env.BRANCH_NAME != null && script.env.BRANCH_NAME.matches(regex)
    }

    private void thenPost(Map post, Closure result, Closure body) {
        Throwable failure = failureOf(body)
        String ended = failure != null ? resultOf(failure) : result.call()
        for (condition in CONDITIONS) {
            if (post && post[condition] && applies(condition, ended)) {
                def block = post[condition]
                Throwable another = failureOf { block.call() }
                failure = failure ?: another
            }
        }
        if (failure != null) {
            throw failure
        }
    }

    /** There was no build before this one: it is a change, and neither better nor worse. */
    private static boolean applies(String condition, String result) {
        switch (condition) {
            case ['always', 'changed', 'cleanup']: return true
            case ['fixed', 'regression']: return false
            case 'unsuccessful': return result != 'SUCCESS'
            default: return result == condition.toUpperCase()
        }
    }

    private Throwable failureOf(Closure body) {
        try {
            body.call()
            return null
        } catch (Throwable e) {
            script.currentBuild.result = resultOf(e)
            return e
        }
    }

    private static String resultOf(Throwable failure) {
        return failure instanceof PipelineInterruption ? failure.result().name() : 'FAILURE'
    }
}
