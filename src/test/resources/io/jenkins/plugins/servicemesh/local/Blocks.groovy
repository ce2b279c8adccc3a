class Blocks implements Serializable {
    private final def script

    Blocks(script) { this.script = script }

    def blocks(Map args = [:], Closure c) {
        def block = new Block(script, args.name ?: 'root')
        run(block, c)
        script.collect(text: block.render())
        return block.names.size()
    }

    static void run(block, Closure c) {
        c.delegate = block
        c.resolveStrategy = Closure.DELEGATE_FIRST
        c.call()
        block.names << 'end'
    }
}

class Block implements Serializable {
    private final def script
    final String name
    final List names = []

    Block(script, String name) { this.script = script; this.name = name }

    def leaf(String value) {
        if (value == 'bad') {
            throw new IllegalArgumentException("no leaf $value")
        }
        names << value
    }

    def child(String name, Closure c) {
        def block = new Block(script, name)
        Blocks.run(block, c)
        names << block.render()
    }

    @com.cloudbees.groovy.cps.NonCPS
    String render() { name + names.toString() }
}
