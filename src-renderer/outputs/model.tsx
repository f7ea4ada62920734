/** A model's layers, as `model.summary()` lists them. */
import { grouped } from '#core/export/numbers.ts';
import { outputWords } from '#core/export/words.ts';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { ModelData } from '#core/runtime/output.ts';
import { useLocale } from '../i18n/locale.tsx';
import styles from './model.module.css';
import { SaveModel } from './save-model.tsx';

/** A model. The share of parameters each layer holds is drawn behind its count. */
export function ModelOutput({
  data,
  display,
}: {
  readonly data: ModelData;
  readonly display?: DisplayId | undefined;
}) {
  const words = outputWords[useLocale()];
  const frozen = data.totalParams - data.trainableParams;
  const activations = data.layers.some((layer) => layer.activation);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.model}>
          <caption>{data.name}</caption>
          <thead>
            <tr>
              <th scope="col">{words.layer}</th>
              <th scope="col">{words.outputShape}</th>
              {activations && <th scope="col">{words.activation}</th>}
              <th scope="col" className={styles.number}>
                {words.parameters}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.layers.map((layer) => (
              <tr key={layer.name}>
                <th scope="row">
                  {layer.name} <span className={styles.type}>{layer.type}</span>
                </th>
                <td className={styles.code}>{layer.outputShape}</td>
                {activations && <td>{layer.activation ?? ''}</td>}
                <td className={styles.number}>
                  <span
                    className={styles.share}
                    style={{ scale: `${data.totalParams ? layer.params / data.totalParams : 0} 1` }}
                    aria-hidden="true"
                  />
                  <span className={styles.value}>{grouped(layer.params)}</span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={activations ? 3 : 2}>
                {words.total}
              </th>
              <td className={styles.number}>{grouped(data.totalParams)}</td>
            </tr>
            {frozen > 0 && (
              <>
                <tr>
                  <th scope="row" colSpan={activations ? 3 : 2}>
                    {words.trainable}
                  </th>
                  <td className={styles.number}>{grouped(data.trainableParams)}</td>
                </tr>
                <tr>
                  <th scope="row" colSpan={activations ? 3 : 2}>
                    {words.frozen}
                  </th>
                  <td className={styles.number}>{grouped(frozen)}</td>
                </tr>
              </>
            )}
          </tfoot>
        </table>
      </div>
      <SaveModel display={display} />
    </>
  );
}
