package io.jenkins.plugins.servicemesh.dsl;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What a Pipeline gives to its script, as little as can be: {@code mesh}, {@code env}, and two steps. */
public abstract class CpsScript extends SerializableScript {
    private static final long serialVersionUID = 1L;

    private final List<MeshIntent> applied = new ArrayList<>();
    private Object dsl;

    void start(Object newDsl) {
        dsl = newDsl;
        setBinding(new Binding());
        getBinding().setVariable("env", Map.of("TEAM", "shop"));
    }

    /** The last statement of every script. */
    public List<MeshIntent> applied() {
        return applied;
    }

    /** A block that only moves requests is not applied. */
    private Object rolledOut(Map<?, ?> arguments) {
        MeshIntent intent = (MeshIntent) Objects.requireNonNull(arguments.get("spec"));
        return intent.isConfiguration() || (int) arguments.get("number") > 0 || applied.add(intent);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object[] list = arguments instanceof Object[] several ? several : new Object[] {arguments};
        return switch (name) {
            case "mesh" -> InvokerHelper.invokeMethod(dsl, "call", list);
            case "meshApply" -> applied.add((MeshIntent) Objects.requireNonNull(((Map<?, ?>) list[0]).get("spec")));
            case "meshCanary" -> rolledOut((Map<?, ?>) list[0]);
            case "pause" -> Continuable.suspend("pause");
            default -> super.invokeMethod(name, arguments);
        };
    }
}
