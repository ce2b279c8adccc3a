import io.jenkins.plugins.servicemesh.local.declarative.WhenCondition
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption

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
        for (remark in model.remarks) {
            script.echo(remark)
        }
        if (model.parameters) {
            script.properties([script.parameters(model.parameters.call())])
        }
        withEnvironment(model.environment) {
            withOptions(model.options) {
                thenPost(model.post, { script.currentBuild.currentResult }) { runAll(model.stages) }
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

    /** Options come first, then the question, the conditions, the environment: unless the conditions are to come earlier. */
    private void run(Map stage) {
        def when = stage.when ?: [conditions: []]
        boolean first = when.beforeOptions
        boolean second = !first && when.beforeInput
        script.stage(stage.name) {
            script.withEnv(stage.cell ?: []) {
                ifWanted(stage, first ? when.conditions : []) {
                    withOptions(stage.options) {
                        ifWanted(stage, second ? when.conditions : []) {
                            ask(stage) {
                                ifWanted(stage, first || second ? [] : when.conditions) {
                                    withEnvironment(stage.environment) { runWithPost(stage) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private void ifWanted(Map stage, List conditions, Closure body) {
        if (isWanted(conditions)) {
            body.call()
        } else {
            script.echo("stage '$stage.name' is skipped: its when is not so")
        }
    }

    private void runWithPost(Map stage) {
        thenPost(stage.post, { script.currentBuild.stageResult }) { runContent(stage) }
    }

    private void runContent(Map stage) {
        if (stage.steps) {
            stage.steps.call()
        } else if (stage.stages) {
            runAll(stage.stages)
        } else {
            runParallel(stage, stage.matrix ? cells(stage.matrix) : stage.parallel)
        }
    }

    private void runParallel(Map stage, List stages) {
        Map branches = [failFast: stage.failFast || pipeline.parallelsAlwaysFailFast ? true : false]
        for (branch in stages) {
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

    /** A stage for each combination of values that is not excluded. */
    private List cells(Map matrix) {
        List combinations = [[:]]
        for (axis in matrix.axes) {
            List longer = []
            for (combination in combinations) {
                for (value in axis.values) {
                    longer << combination + [(axis.name): value]
                }
            }
            combinations = longer
        }
        List cells = []
        for (combination in combinations) {
            if (!isExcluded(matrix.excludes, combination)) {
                cells << cell(matrix, combination)
            }
        }
        return cells
    }

    private Map cell(Map matrix, Map combination) {
        List names = []
        List variables = []
        for (entry in combination.entrySet()) {
            names << "$entry.key = '$entry.value'".toString()
            variables << "$entry.key=$entry.value".toString()
        }
        return matrix + [name: "Matrix - ${names.join(', ')}".toString(), cell: variables]
    }

    private boolean isExcluded(List excludes, Map combination) {
        for (exclude in excludes) {
            boolean all = true
            for (axis in exclude) {
                String value = combination[axis.name]
                all = all && (axis.values ? axis.values.contains(value) : !axis.notValues.contains(value))
            }
            if (all) {
                return true
            }
        }
        return false
    }

    private void withEnvironment(List variables, Closure body) {
        if (!variables) {
            body.call()
        } else {
            script.withEnv(texts(variables[0])) { withEnvironment(variables.drop(1), body) }
        }
    }

    private List texts(Map variable) {
        return variable.credentials
            ? script.credentials(id: variable.credentials.call(), variable: variable.name)
            : ["$variable.name=${variable.value.call()}".toString()]
    }

    private void withOptions(List options, Closure body) {
        if (!options) {
            body.call()
        } else {
            def first = options[0]
            def rest = options.drop(1)
            if (first.argument) {
                script."$first.name"(first.argument.call()) { withOptions(rest, body) }
            } else {
                script."$first.name"() { withOptions(rest, body) }
            }
        }
    }

    private void ask(Map stage, Closure body) {
        if (!stage.input) {
            body.call()
            return
        }
        Map arguments = [id: stage.name]
        for (entry in stage.input.entrySet()) {
            arguments[entry.key] = entry.value.call()
        }
        def answer = script.input(arguments)
        List variables = []
        if (answer instanceof Map) {
            for (entry in answer.entrySet()) {
                variables << "$entry.key=$entry.value".toString()
            }
        } else if (answer != null) {
            String name = arguments.parameters ? arguments.parameters[0].name() : arguments.submitterParameter
            variables << "$name=$answer".toString()
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
            case 'not': return !isMet(condition.conditions[0])
            case 'allOf': return isWanted(condition.conditions)
            case 'anyOf': return isAny(condition.conditions)
            default: return WhenCondition.isMet(condition.kind, condition.arguments.call(), script.env.getEnvironment())
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

    /** What one condition does may be the reason for a later one. */
    private void thenPost(Map post, Closure result, Closure body) {
        Throwable failure = failureOf(body)
        for (condition in CONDITIONS) {
            String ended = failure != null ? resultOf(failure) : result.call()
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

    private boolean applies(String condition, String result) {
        String before = script.currentBuild.previousBuild?.result
        switch (condition) {
            case ['always', 'cleanup']: return true
            case 'changed': return result != before
            case 'fixed': return result == 'SUCCESS' && before in ['FAILURE', 'UNSTABLE']
            case 'regression': return before == 'SUCCESS' && result in ['FAILURE', 'UNSTABLE', 'ABORTED']
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
