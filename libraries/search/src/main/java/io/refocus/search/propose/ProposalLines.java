package io.refocus.search.propose;

import io.refocus.documents.Documents;
import io.refocus.search.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proposals for programs in other languages: a request and an answer are a line of JSON each. */
public final class ProposalLines {
    /** All that a proposal depends on. */
    record Request(
            Search search, Map<String, Object> space, Optional<List<Map<String, Object>>> first, List<Told> told) {
        Request {
            search.check(Space.of(space));
        }
    }

    private ProposalLines() {}

    /**
     * Answers a request.
     *
     * @param source what the request is called in messages
     * @return {@code {"number": 3, "point": {...}}}, or {@code {}} if every point has been tried
     * @throws io.refocus.documents.BadDocumentException for a request that is none
     */
    public static String answer(String line, String source) {
        Request request = Documents.readJson(line, source, Request.class);
        return Proposer.next(
                        request.search(),
                        Space.of(request.space()),
                        request.first().orElse(List.of()),
                        request.told())
                .map(Documents::canonicalJson)
                .orElse("{}");
    }
}
