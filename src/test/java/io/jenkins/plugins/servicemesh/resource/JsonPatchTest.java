package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private static final String TREE = "{\"a\":{\"b\":1},\"list\":[1,{\"c\":2}]}";

    private static JsonPatch patch(String operation) {
        return JsonPatch.parse(JsonText.parse("[" + operation.replace('\'', '"') + "]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'op':'add','path':'/a/x','value':3}           | {"a":{"b":1,"x":3},"list":[1,{"c":2}]}
            {'op':'add','path':'/a/b','value':3}           | {"a":{"b":3},"list":[1,{"c":2}]}
            {'op':'add','path':'/list/0','value':0}        | {"a":{"b":1},"list":[0,1,{"c":2}]}
            {'op':'add','path':'/list/-','value':0}        | {"a":{"b":1},"list":[1,{"c":2},0]}
            {'op':'add','path':'/list/1/d','value':0}      | {"a":{"b":1},"list":[1,{"c":2,"d":0}]}
            {'op':'replace','path':'/a','value':5}         | {"a":5,"list":[1,{"c":2}]}
            {'op':'replace','path':'/list/0','value':5}    | {"a":{"b":1},"list":[5,{"c":2}]}
            {'op':'replace','path':'','value':5}           | 5
            {'op':'remove','path':'/a/b'}                  | {"a":{},"list":[1,{"c":2}]}
            {'op':'remove','path':'/list/0'}               | {"a":{"b":1},"list":[{"c":2}]}
            {'op':'test','path':'/a/b','value':1}          | {"a":{"b":1},"list":[1,{"c":2}]}
            """)
    void anOperationThatHoldsChangesTheTree(String operation, String after) {
        assertThat(patch(operation).apply(JsonText.parse(TREE))).isEqualTo(JsonText.parse(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op":"add","path":"/x/y","value":1}         | false | nothing is at /x/y
            {"op":"add","path":"/a/b/c","value":1}       | false | nothing is at /a/b/c
            {"op":"add","path":"/list/3","value":1}      | false | nothing is at /list/3
            {"op":"add","path":"/list/x","value":1}      | false | nothing is at /list/x
            {"op":"add","path":"/list/9/c","value":1}    | false | nothing is at /list/9/c
            {"op":"add","path":"/list/x/c","value":1}    | false | nothing is at /list/x/c
            {"op":"replace","path":"/x","value":1}       | false | nothing is at /x
            {"op":"remove","path":"/list/2"}             | false | nothing is at /list/2
            {"op":"remove","path":""}                    | false | the whole document cannot be removed
            {"op":"test","path":"/x","value":1}          | true  | test /x: nothing is there
            {"op":"test","path":"/a/b","value":2}        | true  | test /a/b: 1 is there, not 2
            """, quoteCharacter = '`')
    void anOperationThatDoesNotHoldIsRefused(String operation, boolean test, String message) {
        assertThatThrownBy(() -> patch(operation).apply(JsonText.parse(TREE)))
                .isInstanceOfSatisfying(JsonPatch.RefusedException.class, refusal -> assertThat(refusal.isTest())
                        .isEqualTo(test))
                .hasMessage(message);
    }

    @Test
    void aPatchIsPrintedAsItWasRead() {
        String text = "[{\"op\":\"test\",\"path\":\"/a\",\"value\":1},{\"op\":\"add\",\"path\":\"/b\",\"value\":2},"
                + "{\"op\":\"replace\",\"path\":\"/c\",\"value\":null},{\"op\":\"remove\",\"path\":\"/d\"}]";
        assertThat(JsonPatch.parse(JsonText.parse(text))).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"path":"/a"}                            | an operation lacks 'op'
            {"op":"add"}                             | an operation lacks 'path'
            {"op":"add","path":"/a"}                 | add /a lacks 'value'
            {"op":"move","path":"/a","value":1}      | unknown operation 'move'
            """)
    void anIncompleteOperationIsRefused(String operation, String message) {
        assertThatThrownBy(() -> patch(operation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aPatchIsAnArray() {
        assertThatThrownBy(() -> JsonPatch.parse(JsonObject.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a JSON Patch is an array, not object");
    }
}
