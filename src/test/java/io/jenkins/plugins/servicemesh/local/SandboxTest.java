package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.sandbox.SandboxWhitelist;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(1)",
                "System.getenv()",
                "System.getProperty('x')",
                "new File('/etc/passwd')",
                "new File('/etc/passwd').text",
                "'/etc/passwd' as File",
                "(File) ['/etc/passwd']",
                "File f = ['/etc/passwd']",
                "Runtime.runtime.exec('ls')",
                "Runtime.getRuntime()",
                "'ls'.execute()",
                "['ls'].execute()",
                "Class.forName('java.lang.System')",
                "''.class.forName('java.lang.System')",
                "String.classLoader",
                "this.class.classLoader",
                "String.metaClass.foo = { 1 }",
                "getMetaClass()",
                "this.getMetaClass()",
                "''.getClass().getMethods()",
                "''.class.getDeclaredFields()",
                "''.class['classLoader']",
                "[String]['classLoader']",
                "''['class']['classLoader']",
                "String.getAt('classLoader')",
                "new GroovyShell().evaluate('1')",
                "Eval.me('1')",
                "new URL('http://localhost').text",
                "Thread.start { }",
                "Thread.currentThread()",
                "new Thread()",
                "evaluate('1')",
                "''.@value",
                "attach(null)",
                "invokeMethod('evaluate', '1')",
                "this.invokeMethod('attach', [null] as Object[])",
                "{ -> attach(null) }.call()",
                "{ -> System.clearProperty('x') }()",
                "def m = System.&exit; m(1)",
                "[1].each { System.clearProperty('x') }",
                "@NonCPS\ndef f() { System.clearProperty('x') }\nf()",
                "class A { static x = System.clearProperty('x') }\nA.x",
                "class A { def x = new File('/') }\nnew A()",
                "class A extends File { A() { super('/') } }\nnew A()",
                "class A extends Thread { }\nnew A()",
                "def run2(a = System.clearProperty('x')) { a }\nrun2()",
                "\"${System.clearProperty('x')}\"",
                "use(String) { }",
                "def c = { clearProperty('x') }; c.delegate = System; c.resolveStrategy = Closure.DELEGATE_FIRST; c()",
                "System.clearProperty(['x'])",
                "def c = { clearProperty(['x']) }; c.delegate = System; c.resolveStrategy = Closure.DELEGATE_ONLY; c()",
                "def c = { x = 1 }; c.delegate = System; c.resolveStrategy = Closure.DELEGATE_FIRST; c()\nSystem.x",
                "def c = { -> out }; c.delegate = System; c.resolveStrategy = Closure.DELEGATE_FIRST; c()",
                "def m = [run: { System.clearProperty('x') }]; m.run()",
                "class A { def f = { System.clearProperty('x') }; @NonCPS def g() { f() } }\nnew A().g()",
                "class A { @NonCPS def g() { ['x'].each(System.&clearProperty) } }\nnew A().g()",
                "class A { @NonCPS def g() { new A().with { System.clearProperty('x') } } }\nnew A().g()",
                "class A { def call(x) { System.clearProperty(x) } }\nnew A()('x')",
                "class A { A(x = System.clearProperty('x')) { } }\nnew A()",
                "def f = System.&clearProperty; f.call('x')",
                "System.properties",
                "System.properties['x'] = 1",
                "System.out.println('x')",
                "def c = System; c.clearProperty('x')",
                "String.newInstance()",
                "[].class.newInstance()",
                "'http://localhost'.toURL()",
                "''.sleep(1)",
                "''.getProperties()",
                "''.properties",
                "''.respondsTo('x')",
                "[1].getMetaPropertyValues()",
                "new Object() { def x = System.clearProperty('x') }.x",
                "def o = new Expando(); o.x",
                "new com.cloudbees.groovy.cps.Builder(null)",
                "io.jenkins.plugins.servicemesh.local.PipelineRunner.of('', '')",
                "currentBuild.engine",
                "pipeline.script.attach(null)",
                "'x'.\"${'exe' + 'cute'}\"()",
                "def n = 'execute'; 'x'.\"$n\"()",
                "class A { def propertyMissing(String n) { System.clearProperty(n) } }\nnew A().x",
                "class A { @Override String toString() { System.clearProperty('x') } }\nnew A().toString()",
                "class A { { System.clearProperty('x') } }\nnew A()",
                "class A { static { System.clearProperty('x') } }\nnew A()",
                "interface I { def x = System.clearProperty('x') }\nI.x",
                "enum E { A(System.clearProperty('x')); E(x) { } }\nE.A",
                "[a: 1].each { k, v -> System.clearProperty(k) }",
                "['x'].collect(System.&clearProperty)",
                "def (a, b) = [System.clearProperty('x'), 1]",
                "switch (1) { case System.clearProperty('x'): break }",
                "for (x in System.getenv()) { }",
                "assert System.clearProperty('x')",
                "try { error 'x' } catch (e) { e.class.classLoader }",
                "try { error 'x' } catch (e) { e.printStackTrace() }",
                "try { error 'x' } catch (e) { e.stackTrace = null }",
                "''.dump()",
                "addShutdownHook { }",
                "java.nio.file.Files.readString(java.nio.file.Path.of('/etc/passwd'))",
                "new ProcessBuilder('ls').start()",
                "params.getClass().classLoader",
                "currentBuild.build",
                "currentBuild.metaClass",
                "env.metaClass",
                "getBinding().getClass().getClassLoader()",
            })
    void attacksAreDenied(String script) {
        TestRun run = TestRun.of(script);

        assertThat(run.errors()).as(script).startsWith("Jenkinsfile:").contains("not allowed in the sandbox: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"this.metaClass.x", "this.host.x", "this.@host.x", "env.engine.loop()", "this.binding.x"})
    void attacksThatFindNothingFail(String script) {
        assertThat(TestRun.of(script).errors()).as(script).startsWith("Jenkinsfile:1: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Grab('a:b:1')\nimport java.util.List\necho 'x'",
                "@groovy.transform.ASTTest(value = { System.clearProperty('x') })\ndef x = 1",
                "import groovy.transform.ASTTest as NonCPS\n@NonCPS(value = { System.clearProperty('x') })\ndef f() { }",
                "@groovy.transform.CompileStatic\ndef f() { }",
                "@GrabResolver('x')\nclass A { }",
                "class A { @groovy.lang.Lazy def x = 1 }",
                "@groovy.transform.AnnotationCollector\n@interface NonCPS { }",
            })
    void annotationsThatRunCodeInTheCompilerAreDenied(String script) {
        assertThat(TestRun.of(script).errors())
                .as(script)
                .contains("not allowed in the sandbox: ")
                .contains("Jenkinsfile:");
    }

    @Test
    void whatPipelinesNormallyUseIsAllowed() {
        TestRun run = TestRun.of("""
                import groovy.transform.Field
                import java.util.regex.Pattern
                @Field int shared = 4
                enum Color { RED, GREEN }
                def text = " a,b ".trim().split(',').collect { it.toUpperCase() }.join('-')
                def map = [x: 1, 'y': [2, 3]]
                map.z = 5; map['w'] = 6
                def (first, second) = [1, 2]
                def builder = new StringBuilder('s').append(1)
                def copy = new ArrayList([3, 1, 2]); copy << 0; copy.add(9)
                echo "$text ${map.y[1]} ${map.findAll { k, v -> v instanceof Integer }} $first$second $builder"
                echo "${copy.sort()} ${copy.max()} ${copy.sum()} ${copy[0..1]} ${copy[-1]} ${Math.max(1, 2)}"
                echo "${'12' as int} ${'1.5'.toBigDecimal() * 2} ${10.intdiv(3)} ${7 % 4} ${2 ** 3} ${1 <=> 2} ${-shared}"
                echo "${'v1.2' ==~ /v\\d.*/} ${('a1b2' =~ /\\d/).collect { it }} ${Color.RED} ${Color.GREEN.ordinal()}"
                echo "${Integer.parseInt('7')} ${String.format('%03d', 5)} ${Integer.MAX_VALUE} ${[1, [2]].flatten()}"
                echo "${[1, 2] as Set} ${(1..3).toList()} ${'abc'[1]} ${'abc'.size()} ${map?.nope?.deep} ${text ?: 'none'}"
                echo "${new Date2(5).days} ${map.getClass().simpleName} ${[a: 1].collect { it.key }} ${'%s'.contains('%')}"
                switch (text) { case ~/A.*/: echo 'switched'; break; default: echo 'not' }
                class Date2 { int days; Date2(int d) { days = d } }
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "A-B 3 [x:1, z:5, w:6] 12 s1",
                        "[0, 1, 2, 3, 9] 9 15 [0, 1] 9 2",
                        "12 3.0 3 3 8 -1 -4",
                        "true [1, 2] RED 1",
                        "7 005 2147483647 [1, 2]",
                        "[1, 2] [1, 2, 3] b 3 null A-B",
                        "5 LinkedHashMap [a] true",
                        "switched");
    }

    @Test
    void aSharedLibraryThatIsNotGivenIsRefused() {
        assertThat(TestRun.of("@Library('x') _\necho 'a'").errors())
                .isEqualTo("Jenkinsfile:1:1: unknown shared library 'x';"
                        + " say in which folder it lies: --library x=FOLDER");
    }

    @Test
    void othersMayAllowMore() {
        String script = "echo new StringTokenizer('a b').nextToken()";

        assertThat(TestRun.of(script).errors()).contains("not allowed in the sandbox: new java.util.StringTokenizer");
        SandboxWhitelist more = SandboxWhitelist.anyOf(
                SandboxWhitelist.of(StringTokenizer.class, SandboxWhitelist.CONSTRUCTOR),
                SandboxWhitelist.membersOf(StringTokenizer.class));
        assertThat(TestRun.of(script, runner -> runner.withAllowed(more)).said())
                .containsExactly("a");
    }

    @Test
    void withoutTheSandboxAllIsAllowed() {
        TestRun run = TestRun.of("echo new File('/tmp').name", PipelineRunner::withoutSandbox);

        assertThat(run.said()).containsExactly("tmp");
    }
}
