/** The headings of a table of the scene: one per column. */
import type { ReactElement } from 'react';

export const SceneHeads = ({ heads }: { readonly heads: readonly string[] }): ReactElement => (
  <thead>
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col">
          {head}
        </th>
      ))}
    </tr>
  </thead>
);
