package org.example

/** The company's defaults, in one place. */
class Defaults implements Serializable {
    final String timeout = '3s'
    final int attempts = 2
    final String logged = 'response.code >= 500'
}
