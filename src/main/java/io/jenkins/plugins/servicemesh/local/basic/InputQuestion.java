package io.jenkins.plugins.servicemesh.local.basic;

import java.util.List;

/**
 * What {@code input} asks.
 *
 * @param id names the question: as given, else the stage that asks, else the message
 * @param message the question
 * @param ok the word for going on
 * @param parameters values that are asked for
 */
public record InputQuestion(String id, String message, String ok, List<ParameterDefinition> parameters) {

    public InputQuestion {
        parameters = List.copyOf(parameters);
    }
}
