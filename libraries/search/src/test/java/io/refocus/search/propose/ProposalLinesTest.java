package io.refocus.search.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import org.junit.jupiter.api.Test;

class ProposalLinesTest {
    @Test
    void aRequestIsAnsweredWithAProposal() {
        String told = "{\"number\":0,\"point\":{\"x\":1},\"state\":\"completed\",\"score\":-2}";
        String request = "{\"search\":{\"type\":\"grid\"},\"space\":{\"x\":{\"integer\":[1,2]}},\"told\":[%s]}";

        assertThat(ProposalLines.answer(request.formatted(told), "request"))
                .isEqualTo("{\"number\":1,\"point\":{\"x\":2}}");
        assertThat(ProposalLines.answer(request.formatted(told + "," + told.replace("1}", "2}")), "request"))
                .isEqualTo("{}");
    }

    @Test
    void aBadRequestIsNamed() {
        assertThatThrownBy(() -> ProposalLines.answer(
                        "{\"search\":{\"type\":\"sobol\",\"seed\":1},\"space\":{\"x\":{\"choice\":[1]}},\"told\":[]}",
                        "request"))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("request: space.x: got a choice");
        assertThatThrownBy(() -> ProposalLines.answer("{}", "request"))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("search");
    }
}
