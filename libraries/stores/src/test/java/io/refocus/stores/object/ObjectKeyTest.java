package io.refocus.stores.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.IllegalValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "trials/t-1/checkpoints/400.2/manifest.json", "pictures/00ff", "a=b/c@d+e_f"})
    void plainKeysAreLegal(String key) {
        assertThat(ObjectKey.check(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "a/", "a//b", "../a", "a/../b", "a/.hidden", "a b", "a\\b", "ä", "a?b", "a%2Fb", "-a"})
    void keysThatServersReadDifferentlyAreNot(String key) {
        assertThatThrownBy(() -> ObjectKey.check(key))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining('"' + key + '"');
    }

    @Test
    void aKeyHasAtMost512Characters() {
        assertThat(ObjectKey.check("k".repeat(512))).hasSize(512);
        assertThatThrownBy(() -> ObjectKey.check("k".repeat(513))).hasMessageContaining("513 characters");
    }
}
