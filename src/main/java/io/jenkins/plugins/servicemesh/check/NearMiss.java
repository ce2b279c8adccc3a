package io.jenkins.plugins.servicemesh.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The nearest right spelling of a word: same letters in another case or with other separators, or at most two letters off. */
public final class NearMiss {

    private NearMiss() {}

    /** The one of the allowed words that was most likely meant; empty when none is near. */
    public static Optional<String> among(Collection<String> allowed, String word) {
        return allowed.stream()
                .filter(candidate -> distance(candidate, word) <= tolerance(word))
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)));
    }

    private static int tolerance(String word) {
        return word.length() < 4 ? 1 : 2;
    }

    /** Letters to change, insert, drop or swap with the next one, case and separators left aside. */
    static int distance(String left, String right) {
        String a = plain(left);
        String b = plain(right);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] cost, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }
}
