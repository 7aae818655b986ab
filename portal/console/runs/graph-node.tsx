import { states } from "../../looks/states.ts";
import { box } from "./graph-layout.ts";
import { type Step, stepId } from "./run-row.ts";

const inset = 32;

type Props = { step: Step; x: number; y: number; onChoose: (key: string) => void };

/** One step in the graph: its state's icon and colour, and its title as far as there is room. */
export function GraphNode({ step, x, y, onChoose }: Props) {
  const { colour, icon: Icon } = states[step.state];
  const { width, height } = box;
  return (
    <a
      className="run-graph-node"
      href={`#${stepId(step.key)}`}
      style={{ color: colour }}
      onClick={(event) => {
        event.preventDefault();
        onChoose(step.key);
      }}
    >
      <title>{`${step.title}: ${step.state}`}</title>
      <g transform={`translate(${x - width / 2} ${y - height / 2})`}>
        <rect width={width} height={height} rx={6} />
        <g transform={`translate(9 ${height / 2 - 8})`}>
          <Icon size={16} stroke={2} aria-hidden />
        </g>
        {/* SVG cannot cut a text off by itself. */}
        <foreignObject x={inset} width={width - inset - 6} height={height}>
          <div className="run-graph-title" style={{ lineHeight: `${height}px` }}>
            {step.title}
          </div>
        </foreignObject>
      </g>
    </a>
  );
}
