/** Objects as rows of a table, as clients ask for them that print lists: the columns of each kind and their cells. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.table;

import org.jspecify.annotations.NullMarked;
