package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.RequestInterceptor;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/** Lets calls go wrong for a while, and lets others act right before a write of a mesh object. */
final class ApiTrouble implements RequestInterceptor {

    private static final String MESH = "networking.istio.io";

    private final PollClock clock;
    private final Random random;
    private final Queue<Runnable> underWrites = new ArrayDeque<>();
    private Instant until = Instant.EPOCH;
    private int percent;
    private boolean losesReply;
    private boolean quiet;

    ApiTrouble(PollClock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** So many of a hundred calls go wrong until then. */
    void begin(int share, Instant end) {
        percent = share;
        until = end;
    }

    /** Someone acts before the next write of a mesh object. */
    void beforeAWrite(Runnable act) {
        underWrites.add(act);
    }

    /** Calls that are no part of what is tested. */
    void quietly(Runnable calls) {
        boolean before = quiet;
        quiet = true;
        try {
            calls.run();
        } finally {
            quiet = before;
        }
    }

    @Override
    public Optional<Response> before(Request request) {
        losesReply = false;
        if (quiet) {
            return Optional.empty();
        }
        if (request.isWrite() && !request.isDryRun() && request.path().contains(MESH) && !underWrites.isEmpty()) {
            underWrites.remove().run();
        }
        boolean wrong = clock.now().isBefore(until) && random.nextInt(100) < percent;
        return wrong ? wrong(request) : Optional.empty();
    }

    private Optional<Response> wrong(Request request) {
        switch (random.nextInt(4)) {
            case 0:
                return Optional.of(Faults.tooManyRequests(1));
            case 1:
                return Optional.of(Faults.internalError());
            case 2:
                return Optional.of(Response.NONE);
            default:
                losesReply = request.isWrite();
                return Optional.empty();
        }
    }

    @Override
    public Response after(Request request, Response response) {
        return losesReply ? Response.NONE : response;
    }
}
