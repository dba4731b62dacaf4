package io.refocus.documents;

/** A record component outside its legal range; {@link Documents} adds the file and the path to the key. */
public final class IllegalValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String got;
    private final String legal;

    public IllegalValueException(String key, Object got, String legal) {
        super("%s is %s; expected %s".formatted(key, got, legal));
        this.key = key;
        this.got = String.valueOf(got);
        this.legal = legal;
    }

    public String key() {
        return key;
    }

    public String got() {
        return got;
    }

    public String legal() {
        return legal;
    }
}
