package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Which items of two lists are the same item: a longest common subsequence by identity. */
final class ListAlignment {

    /** The same item, by its index in each list. */
    record Pair(int before, int after) {}

    private ListAlignment() {}

    /** The pairs in the order of both lists. */
    static List<Pair> of(JsonArray before, JsonArray after) {
        List<ItemIdentity> left = identities(before);
        List<ItemIdentity> right = identities(after);
        int[][] longest = lengths(left, right);
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (left.get(i).equals(right.get(j))) {
                pairs.add(new Pair(i++, j++));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /** Whether two items of the list have the same identity. */
    static boolean isAmbiguous(JsonArray list) {
        return new HashSet<>(identities(list)).size() < list.size();
    }

    private static List<ItemIdentity> identities(JsonArray list) {
        return list.items().stream().map(ItemIdentity::of).toList();
    }

    private static int[][] lengths(List<ItemIdentity> left, List<ItemIdentity> right) {
        int[][] longest = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] = left.get(i).equals(right.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }
}
